// Every endpoint of the product. HTTP routes, the OpenAPI document, the web client's types and the commands derive from these two lists.
import { askEndpoints } from '#rooms/ask/index.ts';
import { graphEndpoints } from '#rooms/graph/index.ts';
import { importEndpoints } from '#rooms/imports/index.ts';
import { peopleEndpoints } from '#rooms/people/index.ts';
import { correctingEndpoints, fuzzyWordEndpoints, nameChoiceEndpoints } from '#rooms/question/index.ts';
import { auditEndpoints, backupEndpoints, firstVisitEndpoints, invitationEndpoints, joiningEndpoints, keyEndpoints, memberEndpoints, passwordResetEndpoints, preferenceEndpoints, sessionEndpoints, workspaceEndpoints } from '#rooms/team/index.ts';

/** Asked inside a workspace, by somebody who is signed in or has a key. */
export const endpoints = [
  ...workspaceEndpoints, ...memberEndpoints, ...preferenceEndpoints, ...invitationEndpoints, ...keyEndpoints, ...auditEndpoints,
  ...peopleEndpoints, ...graphEndpoints, ...importEndpoints, ...fuzzyWordEndpoints, ...nameChoiceEndpoints, ...correctingEndpoints, ...askEndpoints,
] as const;

/** Asked before anybody is signed in, or about the session itself. */
export const openEndpoints = [...firstVisitEndpoints, ...sessionEndpoints, ...joiningEndpoints, ...passwordResetEndpoints, ...backupEndpoints] as const;
