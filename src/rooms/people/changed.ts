// Only what was changed is sent, so that what nobody touched keeps its source.

export const changedOnly = <Edit extends object>(before: Edit, after: Edit): Partial<Edit> =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof Edit]))) as Partial<Edit>;
