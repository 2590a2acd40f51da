// Names for a company that does not exist, its customers and the places they live in. Put together by chance; any
// likeness to somebody real is one.

export const FIRST_NAMES: readonly string[] = `Alba Alistair Amara Anouk Arlo Astrid Aurel Barnaby Beatrix Benedikt Birgit Bram Briony Caspian Cecily Clemens Conrad Cosima Dagmar Dara
Delphine Dmitri Edda Edwin Eilidh Elodie Emeka Enid Esme Ewan Fabian Farah Felix Fenna Fergus Finola Flora Freya Gareth Gesine Gideon Gita Greta Gwen Hamish Hana Hedda Henrik Hester
Hugo Ilse Imogen Ines Ingrid Isidore Ivo Jasper Jette Jolene Jonas Juno Kamala Kasimir Kerstin Kieran Laszlo Leander Leonie Linus Lorcan Lottie Ludo Maeve Magnus Mairi Malte Marlene
Mathilda Meera Merle Milo Miriam Moritz Nadia Nell Niamh Nils Noor Odette Olaf Orla Oskar Ottilie Padma Pascal Petra Philippa Piers Quentin Rafael Ragna Ravi Rhoda Rosalind Rowan
Runa Sabine Saoirse Selma Senan Sibyl Sigrid Silas Solveig Stellan Suki Tamsin Tariq Thaddeus Thea Tilda Tobias Torben Una Ursula Valentin Verity Vikram Viola Wanda Wendel Wilhelmina
Xanthe Yara Yusuf Zelda Zora Agathe Bjarne Carys Dilys Eamon Fiorella Gethin Halina Ione Jarek Kirsty Lionel Mabel Nerys Osian Pilar Rufus Sunniva Tomas Ulrik Vesna Wolf Yvette`.split(/\s+/);

const LAST_BEGINNINGS = 'Ash Bar Black Bram Brook Cald Car Copper Cran Dun Elder Fair Fen Fern Gar Glen Gold Green Hal Harrow Hart Hazel Heather Hol Kestrel Lang Lark Lin Marl May Mill Moss North Oak Otter Penn Quill Raven Red Rook Row Sedge Shel Silver South Stan Swin Thorn Tor Under Wal Wether Whit Wil Win Wood Wren Yar'.split(' ');
const LAST_ENDINGS = 'bourne brook bury by combe croft dale den dyke field ford gate grave grove ham hurst ley low man mere more ridge sby shaw stead stone ton tree wick wood worth'.split(' ');
/** A few hundred surnames that sound like some and are nobody's on purpose. */
export const lastNames = (): string[] => LAST_BEGINNINGS.flatMap((start) => LAST_ENDINGS.map((end) => `${start}${end}`))
  .filter((name) => !/(.)\1\1|[ns]s[bh]|rwood|kwood|dwood|ndd|tht|dd/.test(name) && !/^(Wood|Brook|Wil|Win)(wood|brook|ton|son)$/.test(name));

export const PLACES: readonly string[] = `Ambermouth, Ashlock, Barrowdeane, Birkenhythe, Blythefen, Bramhollow, Cinderholt, Cold Ferriby, Crowmere, Dunnockshire, Eastwold, Elmsquith, Farrowgate, Fiddlecombe,
Gannetpool, Greatlock, Gristlewick, Hexleypool, Holmfleet, Kettlebourne, Kingfisher Quay, Larkhope, Little Thrimble, Maddoxby, Marramsea, Nettleby, Ottergill,
Pellmoor, Pinchbourne, Quernmouth, Rushypan, Saltersike, Skelderdale, Sloe Haven, Orrinstow, Stoatley, Tansyford, Thistlemere, Upper Quill, Vinney, Wexcombe, Whinfell Tor, Wintersoke, Yaffleton`.split(/,\s+/);

export const COUNTRIES = ['United Kingdom', 'United Kingdom', 'United Kingdom', 'Ireland', 'Ireland', 'Netherlands', 'Denmark', 'Germany'] as const;

const FARM_NAMES = `Acorn Bend, Amber Furrow, Beanrow, Bittersweet Lane, Bracken Fold, Broad Acre, Burdock, Cabbage White, Candlemas, Celeriac Row, Chard and Sons, Clover Ley, Coldframe, Cowslip, Crooked Spade,
Dandelion Clock, Dewpond, Dibber, Earthstar, Elderflower Mile, Fallow Deer, Fennel Bank, Five Barrows, Foxglove, Full Crate, Garlic Mile, Glasshouse, Good Turnip, Greenfinch, Half Moon, Hawthorn End,
Hazel Hurdle, Hedgerow, Honest Carrot, Jack-by-the-Hedge, Kale Street, Lady's Mantle, Leek and Lark, Lettuce Garth, Long Furrow, Lovage, Marrow Hill, Meadowsweet, Mud and Marvel, Nettle Patch, Nine Ash,
Old Plough, Onion Skin, Orchard Gate, Parsley Steps, Patchwork, Pea Shoot, Potting Shed, Primrose Bank, Pumpkin Yard, Quince Tree, Radish Lane, Rainbow Chard, Rhubarb Triangle, Root Cellar, Runner Bean, Samphire,
Seven Rows, Shallot, Skylark, Sorrel, Spring Onion, Squash Court, Sweet Cicely, Tall Nettles, Thistledown, Three Swales, Tilth, Tumbledown, Turnip Moon, Twelve Trees, Wild Garlic, Willow Bed, Windfall, Wonky Leek, Yarrow`.split(/,\s+/);
const FARM_KINDS = ['Farm', 'Growers', 'Boxes', 'Organics', 'Veg Box', 'Market Garden', 'Crates', 'Harvest', 'Kitchen Garden', 'Collective'] as const;

/** The names of organisations, in an order to draw from. */
export const farmNames = (): { base: string; kinds: readonly string[] }[] => FARM_NAMES.map((base) => ({ base, kinds: FARM_KINDS }));

/** Plural, then as it stands before another noun. */
export const CROPS: readonly (readonly [plural: string, single: string])[] = `leeks leek, beetroots beetroot, squashes squash, potatoes potato, tomatoes tomato, courgettes courgette, carrots carrot, onions onion, broad beans bean, pears pear, cabbages cabbage, parsnips parsnip,
radishes radish, turnips turnip, runner beans bean, artichokes artichoke, peas pea, swedes swede, shallots shallot, cucumbers cucumber, plums plum, pumpkins pumpkin, sprouts sprout, gooseberries gooseberry`
  .split(/,\s+/).map((pair) => { const words = pair.split(' '); return [words.slice(0, -1).join(' '), words.at(-1) ?? ''] as const; });
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
export const SHEDS = ['packing shed', 'cold store', 'north barn', 'farm shop', 'loading bay', 'polytunnel', 'old dairy', 'second depot', 'stone barn', 'cellar', 'workshop', 'lower yard', 'hop kiln', 'apple loft'] as const;
