import type { pipeline as english } from '../en/pipeline.ts'
import type { Translated } from '../translated.ts'

export const pipeline: Translated<typeof english> = {
  title: 'Pipeline',
  stages: 'Étapes',
  help: 'L’ordre du tableau, le nom de chaque étape dans chaque langue, et la probabilité qu’une opportunité reçoit en y arrivant. Un nom vide est le nom habituel. Ce qui est enregistré avec les opportunités ne change pas.',
  others:
    'D’autres programmes gardent ici d’autres étapes. Leurs opportunités sont dans la dernière colonne :',
  up: 'Monter « {{name}} »',
  down: 'Descendre « {{name}} »',
  nameIn: '{{name}} ({{language}})',
  stale: 'Jours sans activité',
  staleHint: 'Les opportunités en cours que personne n’a touchées depuis plus longtemps sont signalées.',
  usual: 'Noms et ordre habituels',
  conflict: 'Quelqu’un d’autre a enregistré d’autres réglages entre-temps.',
  takeTheirs: 'Reprendre les siens',
  keepMine: 'Enregistrer les miens'
}
