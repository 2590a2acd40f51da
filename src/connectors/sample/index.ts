// The door of the sample company: a made-up business, so that everything can be tried before there are real customers.
import { registerSample } from '#rooms/team/index.ts';
import { ME } from './cast.ts';
import { fillSample } from './fill.ts';
import { COMPANY_NAME } from './company.ts';

/** Offers the made-up company to the first visit and the command line. Safe to call twice. */
export const registerSampleCompany = (): void => registerSample({ me: ME, fill: fillSample, companyName: COMPANY_NAME });
