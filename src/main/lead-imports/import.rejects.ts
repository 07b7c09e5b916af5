import { basename, extname } from 'node:path'
import { createTranslator } from '#shared/i18n/i18n.ts'
import type { ImportField, Problem } from '#shared/lead-imports/import.schema.ts'
import type { Language } from '#shared/values/language.ts'
import type { Ctx } from '../context.ts'
import { byteOrderMark } from '../exports/csv.ts'
import { type ChooseSavePath, writeWhole } from '../exports/export.file.ts'
import { startFileThread } from './file.thread.ts'
import { type Rejects, requireUnchanged } from './import.files.ts'

type Options = { workerUrl: URL; chooseSavePath: ChooseSavePath }

/**
 * Writes rejected rows as they stand in their file, with the same delimiter and one column more, to be corrected and
 * imported again. Errors: `not_allowed_now` {reason: `changed`} when the file is no longer the one that was imported.
 */
export async function saveRejects(
  ctx: Ctx,
  { file, reading, reasons }: Rejects,
  language: Language,
  { workerUrl, chooseSavePath }: Options
): Promise<{ file: string; count: number } | null> {
  await requireUnchanged(file)
  const { t } = createTranslator(language)
  const extension = extname(file.name).slice(1).toLowerCase() || 'csv'
  const stem = basename(file.name, extname(file.name))
  const path = await chooseSavePath({
    name: `${stem}-${t('leadImports.rejects.fileName')}.${extension}`,
    extension
  })
  if (path === null) return null
  const sentences = new Map([...reasons].map(([line, problems]) => [line, sentenceOf(problems, language)]))
  const heading = t('leadImports.rejects.reason')
  const thread = startFileThread(workerUrl, {
    kind: 'pick',
    path: file.path,
    reading,
    reasons: sentences,
    heading
  })
  await writeWhole(path, pieces(thread.answers()), ctx.signal)
  return { file: basename(path), count: reasons.size }
}

async function* pieces(answers: AsyncIterable<{ kind: string; text?: string }>): AsyncGenerator<string> {
  yield byteOrderMark
  for await (const answer of answers) if (answer.kind === 'text' && answer.text) yield answer.text
}

type Translator = ReturnType<typeof createTranslator>

/** "E-mail: not an address · Budget: not a number". */
function sentenceOf(problems: Problem[], language: Language): string {
  const { t } = createTranslatorOnce(language)
  const said = problems.map(({ field, code, detail }) => {
    const words = t(`leadImports.problem.${code}`, { detail: detail ?? '' })
    return field === null ? words : t('leadImports.problemAt', { field: fieldName(t, field), problem: words })
  })
  return said.join(' · ')
}

function fieldName(t: Translator['t'], field: ImportField): string {
  return field === 'first_name' || field === 'last_name'
    ? t(`leadImports.field.${field}`)
    : t(`leads.field.${field}`)
}

const translators = new Map<Language, Translator>()

function createTranslatorOnce(language: Language): Translator {
  const made = translators.get(language) ?? createTranslator(language)
  translators.set(language, made)
  return made
}
