// Business hours of the open workspace.
import { z } from 'zod';
import type { Call } from '#base/endpoint.ts';
import { endpoint } from '#base/endpoint.ts';
import { USUAL_HOURS, hoursSchema, isOpenAt } from './hours.ts';
import { loadWorkspace, saveSettings } from './workspace.store.ts';

const SETTING = 'businessHours';
const kept = z.looseObject({ [SETTING]: hoursSchema });
const output = hoursSchema.extend({ timeZone: z.string(), isOpenNow: z.boolean(), isUsual: z.boolean().describe('nobody has said anything else yet') });

async function shown({ tx, now }: Call) {
  const { settings, timeZone } = await loadWorkspace(tx);
  const said = kept.safeParse(settings);
  const hours = said.success ? said.data[SETTING] as z.output<typeof hoursSchema> : USUAL_HOURS;
  return { ...hours, timeZone, isOpenNow: isOpenAt(hours, timeZone, now), isUsual: !said.success };
}

export const hoursEndpoints = [
  endpoint({
    name: 'workspace.hours', method: 'GET', path: '/workspace/hours', permission: 'read',
    summary: 'Business hours: open days, holidays, and whether it is open now', input: z.object({}), output, handler: shown,
  }),
  endpoint({
    name: 'workspace.setHours', method: 'PUT', path: '/workspace/hours', permission: 'own',
    summary: 'Says when you are open; it takes the place of what was said before', input: hoursSchema, output,
    async handler(call, { days, holidays }) {
      await saveSettings(call.tx, SETTING, { days: days.toSorted((a, b) => a.day - b.day), holidays: holidays.toSorted((a, b) => a.on.localeCompare(b.on)) });
      return shown(call);
    },
  }),
];
