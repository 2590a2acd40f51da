// All endpoints of the room.
import { aboutEndpoints } from './about.api.ts';
import { arrivalEndpoints } from './arrival.api.ts';
import { contentEndpoints } from './content.api.ts';
import { interactionEndpoints } from './interaction.api.ts';
import { ownDomainEndpoints } from './ownDomain.api.ts';

export const graphEndpoints = [...interactionEndpoints, ...aboutEndpoints, ...contentEndpoints, ...ownDomainEndpoints, ...arrivalEndpoints] as const;
