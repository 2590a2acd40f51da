// A refusal that names a field is shown at that field.
export const fieldErrors = (error: { message: string; field?: string | undefined }): Record<string, string> => (error.field ? { [error.field]: error.message } : {});
