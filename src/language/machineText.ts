// Logs, code, tables and commands pasted into a mail. People did not say these; topics named in them carry no stance.

const LOG_OPENING = /^(?:\[[A-Z]{3,8}\]|\[\d|(?:ERROR|INFO|WARN|WARNING|DEBUG|TRACE|FATAL|CRITICAL)\b[: [(]|\$ |# |-- |\/\/|\/\*|#include|import |from \S+ import|def |class |void |int |sudo |cmake |make\[|>>>|File "|Traceback|at \S+\(|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Za-z]:\\|\.\/|~\/|\||\+-)/;

/** True for a line that a machine wrote or that is written for one. */
export function isMachineText(sentence: string): boolean {
  const head = sentence.slice(0, 400);
  if (LOG_OPENING.test(head)) return true;
  let letters = 0;
  let signs = 0;
  for (let i = 0; i < head.length; i++) {
    const code = head.charCodeAt(i);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127) letters++;
    else if (code > 32 && !(code >= 48 && code <= 57) && code !== 44 && code !== 46 && code !== 39 && code !== 34 && code !== 45) signs++;
  }
  const filled = head.replace(/\s+/g, '').length || 1;
  return signs / filled > 0.16 || letters / filled < 0.45;
}
