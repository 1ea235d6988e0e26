import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/**
 * For GitHub Actions, which shows each line beside the code it names:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 * The escapes are those of its toolkit: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export const reportGithub: Reporter = (diagnostics) =>
  diagnostics
    .map(({ file, line, column, rule, severity, message, hint }) => {
      const properties = { file: visible(file), line: String(line), col: String(column), title: rule };
      const list = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(value)}`);
      const body = [message, ...(hint === undefined ? [] : [hint])].map(visible).join('\n');
      return `::${severity} ${list.join(',')}::${inData(body)}\n`;
    })
    .join('');

const inData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
