// Logs, code, tables and commands pasted into a mail. People did not say these; topics named in them carry no stance.

const LOG_OPENING = /^[`"'* ]{0,4}(?:\[[A-Z]{3,8}\]|\[[\d/]|\/\w[\w.-]*\/|(?:ERROR|INFO|WARN|WARNING|DEBUG|TRACE|FATAL|CRITICAL)\b[: [(]|\$ |# |-- |\/\/|\/\*|#include|import |from \S+ import|def |class |void |int |sudo |cmake |make\[|>>>|File "|Traceback|at \S+\(|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Za-z]:\\|\.\/|~\/|\||\+-)/;

/** What programs write and people hardly do; two of these in one sentence make it a program's. */
const CODE = [/\w\(\)/, /\w\.\w+\(/, /::|->|==|!=|\+=|&&|\|\|/, /[{}]|;\s*$/, /\w=["'\w]/, /\.(?:c|cc|cpp|cxx|h|hpp|py|js|ts|java|rb|go|rs|v|sv|vhd|so|dll):\d+/, /(?:^|\s)\/\w[\w.-]*\/\w/, /\b0x[0-9a-f]+\b/i, /\b[a-z]+_[a-z]+_[a-z_]+\b/, /#\s/];
/** "IOError: …", "module 'x' not found", "recipe for target". */
const LOG_SAID = /^\S{0,40}(?:Error|Exception|Warning)\b\s?[:(]|\bmodule '\S+' not found|\brecipe for target\b|^\[\s*\d+\.\d+\]|\bprint\(['"f]/;

/** True for a line that a machine wrote or that is written for one. */
export function isMachineText(sentence: string): boolean {
  const head = sentence.slice(0, 400);
  if (LOG_OPENING.test(head) || LOG_SAID.test(head)) return true;
  if (CODE.filter((mark) => mark.test(head)).length >= (head.length > 200 ? 3 : 2)) return true;
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
