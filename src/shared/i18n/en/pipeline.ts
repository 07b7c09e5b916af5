/** Settings of the pipeline: stages, and deals that are forgotten. */
export const pipeline = {
  title: 'Pipeline',
  stages: 'Stages',
  help: 'The order of the board, the name of each stage in each language, and the probability that an opportunity gets when it comes there. An empty name is the usual one. What is stored with the opportunities stays the same.',
  others: 'Other programs keep more stages here. Opportunities at them stand in the last column:',
  up: 'Move “{{name}}” up',
  down: 'Move “{{name}}” down',
  nameIn: '{{name}} ({{language}})',
  stale: 'Days without activity',
  staleHint: 'Open opportunities that nobody has touched for longer are marked.',
  usual: 'Usual names and order',
  conflict: 'Somebody else has saved other settings in the meantime.',
  takeTheirs: 'Use theirs',
  keepMine: 'Save mine'
}
