// A cell of a list whose value can be corrected in place: a pencil on the row under the pointer, E on the row with the focus.
import type { ReactNode } from 'react';
import { useSession } from '#surfaces/web/api/session.ts';
import { Icon } from '#surfaces/web/ui/Icon.ui.tsx';
import { listText as text } from './list.text.ts';
import { ValueEdit } from './valueEdit.ui.tsx';
import type { EditedField, EditedSubject } from './valueEdit.ui.tsx';

export interface Edited { id: string; field: string }

interface CellProps { subject: EditedSubject; field: EditedField; value: string; edited: Edited | null; edit: (edited: Edited | null) => void; children: ReactNode }

export function EditCell({ subject, field, value, edited, edit, children }: CellProps) {
  const { mayWrite } = useSession();
  if (edited?.id === subject.id && edited.field === field.field) return <ValueEdit subject={subject} field={field} value={value} onClose={() => edit(null)} />;
  if (!mayWrite) return <>{children}</>;
  const label = text.correct(field.label, subject.name);
  return <span className="cell-edit"><span>{children}</span><button type="button" tabIndex={-1} className="btn quiet ico sm" aria-label={label} title={label} onClick={() => edit({ id: subject.id, field: field.field })}><Icon name="edit" size="sm" /></button></span>;
}
