// All endpoints of the room.
import { aboutEndpoints } from './about.api.ts';
import { arrivalEndpoints } from './arrival.api.ts';
import { contentEndpoints } from './content.api.ts';
import { correctionEndpoints } from './correction.api.ts';
import { interactionEndpoints } from './interaction.api.ts';
import { mapEndpoints } from './map.api.ts';
import { ownDomainEndpoints } from './ownDomain.api.ts';
import { searchEndpoints } from './search.api.ts';
import { topicEndpoints } from './topic.api.ts';
import { understandingEndpoints } from './understanding.api.ts';

export const graphEndpoints = [...interactionEndpoints, ...aboutEndpoints, ...contentEndpoints, ...ownDomainEndpoints, ...arrivalEndpoints, ...topicEndpoints, ...correctionEndpoints, ...understandingEndpoints, ...mapEndpoints, ...searchEndpoints] as const;
