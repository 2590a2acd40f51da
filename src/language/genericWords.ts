// Words that name no subject of their own: every list of frequent nouns begins with them, whatever the business.
// Muted on their own and at the edges of a phrase; inside a phrase they may stay ("point of sale").

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Nouns nobody would file a mail under, singular and lower case. */
export const GENERIC_NOUNS: ReadonlySet<string> = list(`
  thing problem question time way mail email e-mail message list code issue help thank thanks hello hi hey dear regard regards one two three lot bit kind sort type case example instance point part side end start beginning
  idea thought opinion reason fact result effect purpose goal aim matter subject topic detail information info data something anything everything nothing someone anyone everybody everyone people person man woman guy guys folk folks team member user customer client
  day week month year hour minute second moment today tomorrow yesterday morning evening night afternoon weekend monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december date
  number amount value level size length range limit max min maximum minimum total sum average couple few many most several plenty none all both half rest pair set group bunch series sequence
  work job task step process procedure method approach solution answer reply response suggestion advice guide guidance hint tip clue option choice possibility chance opportunity decision
  line page section chapter paragraph text word sentence name title label link url website site web www http https com org net file folder directory path document attachment picture image screenshot photo video copy version release update change difference comparison
  use usage user application app program software hardware system tool product service item object element component piece unit device machine equipment setup configuration config setting option parameter argument variable function feature functionality capability
  test testing experiment try attempt trial check run running execution operation action activity event situation condition state status mode form format style structure order manner
  place position location area region country city town room office home house world ground top bottom left right front back middle center inside outside
  error bug fix failure crash mistake fault trouble difficulty concern warning symptom workaround cause
  question answer discussion conversation thread post comment note remark feedback input output
  interest need want wish hope expectation requirement request demand
  experience knowledge understanding sense feeling mind hand head eye face life
  company business organisation organization university school institute department project program programme customer-support support
  sir madam mr mrs ms dr prof best kind warm cheers sincerely
  stuff anyone somebody nobody anybody else luck look view play course term matter deal great good well better best
  addition advance behalf comparison conclusion contrast detail favor favour general instead particular place practice regard regards respect spite terms turn
  self itself myself yourself himself herself themselves ourselves
  yes no ok okay please sorry etc eg ie vs fyi btw imo imho afaik iirc ps tia hth lol asap re fw fwd cc
  pc computer laptop desktop host target source destination base default original previous current next last first final
  description definition explanation overview summary introduction tutorial manual documentation doc docs reference resource material content
  command script build make install installation library package module class method interface
  connection communication access entry exit return response call
  increase decrease reduction loss gain rise drop growth rate ratio percent percentage
  speed performance quality quantity capacity ability behavior behaviour impact role
  space time period duration interval frequency time-frame timeframe
  guess doubt mention matter interest behalf care attention awareness patience effort
  hundred thousand million billion dozen
  colour color red green blue white black
  reader writer author owner boss friend colleague peer partner guest visitor
  mode kind nature aspect factor basis background context environment scenario
  ticket case inquiry enquiry complaint contact address phone telephone fax mobile
  anyway today tonight meantime meanwhile forum community
  ball thank-you sake gist heads-up rule bottom-line bottom hood
  choice combination combo variety variation variant alternative selection collection
  evidence proof indication sign assumption theory conclusion
  existence presence absence lack shortage excess
  implementation development design architecture engineering engineer developer development
  support staff agent representative rep manager
  piece pieces print row column table field box tab button click key
  paper article book blog news report study research thesis
  difficulty struggle success progress improvement
  permission confusion clarification correction explanation
  money cent dollar euro
  bin lib usr src var tmp opt etc dev root log logs trace stack output print
  int float bool char void null true false string const self args cpp hpp txt exe sh py
  i.e. e.g. wrt w.r.t w/ w/o
  thing's repo branch commit
  factor meaning consideration consequence requirement implication
  body loop figure diagram block
  transition situation procedure criterion
  sample
`);

/** Generic alone, but two of these side by side name a subject: "sample rate", "call quality", "delivery time". */
export const CARRYING_NOUNS: ReadonlySet<string> = list(`
  access account address call capacity configuration connection content customer data delivery device document energy equipment error experience file frequency gain hardware image installation invoice language license
  memory mobile module network order payment performance phone picture power price product quality rate registration release response room sample screen search sequence service software sound speed storage support
  ticket time traffic training transition update upgrade user version video wait waiting
`);

/** Adjectives and other openers that do not narrow a noun to a subject. */
export const GENERIC_ADJECTIVES: ReadonlySet<string> = list(`
  new old good bad better best worse worst great nice big small large little long short high low higher lower highest lowest same other another different similar various several many much more most few less least any some all each every own such only
  first second third next last previous current final latest recent early earlier late later main major minor important necessary possible impossible able unable available sure certain clear right wrong correct incorrect true false real actual exact whole entire full empty complete total
  following above below specific particular general common usual normal typical standard regular special simple easy hard difficult complex basic quick fast slow faster slower newer older larger smaller bigger easier
  happy sorry glad interested welcome free open close closed ready fine ok okay interesting useful helpful relevant related appropriate suitable proper additional extra further single double multiple separate individual
  original default custom certain weird strange odd unexpected unknown known given least due enough like okay additional initial
  strong weak close far near couple lot bit kind sort
  non multi respective potential apparent obvious reasonable acceptable excellent perfect poor huge tiny wide narrow
  max min possible overall quite very too also just still even already yet soon here there now then today
  non-existent existing missing working non-working broken
  my your his her its our their this that these those the a an
  please thanks thank hello hi hey dear best kind mailing
  able enough likely unlikely
`);

/** Words that look like nouns to a tagger but seldom are subjects: verbs and function words. */
export const NOT_NOUNS: ReadonlySet<string> = list(`
  am is are was were be been being do does did done doing have has had having can could will would shall should may might must get got getting go going gone went come came coming make made making take took taken taking give gave given giving see saw seen seeing know knew known knowing think thought thinking
  want wanted wanting try tried trying use used using need needed needing work worked working look looked looking find found finding seem seemed seems say said saying tell told telling ask asked asking let lets keep kept put set run ran running
  mean means meant show shows showed shown showing add added adding change changed changing create created creating call called calling send sent sending receive received receiving start started starting stop stopped stopping
  help helped helping understand understood guess wonder wondering believe suppose hope appreciate thank explain describe follow followed following read write wrote written
  here there where when why how what which who whom whose while if then than because since until although though however also still just only even ever never always sometimes often usually again maybe perhaps probably likely
  not no yes and or but so as at by for from in into of off on onto out over to under up with within without about above across after against along among around before behind below beneath beside between beyond down during except inside near outside past through toward upon via per
  i you he she it we they me him her us them my your his its our their mine yours
  build built compile compiled install installed connect connected configure configured update updated upgrade upgraded test tested check checked implement implemented support supported require required provide provided include included happen happened occur occurred
  s t m d re ve ll don doesn isn didn won couldn
`);
