/** The first page: figures that open the lists they count. */
export const dashboard = {
  title: 'Home',
  weeks: 'Last 12 weeks',
  months: 'Last 12 months',
  days_one: 'Last {{count}} day',
  days_other: 'Last {{count}} days',
  leads: 'Leads',
  currency: 'Currency',
  weighted: 'Weighted by probability',
  tile: {
    today: 'New today',
    last7: 'New, 7 days',
    last30: 'New, 30 days',
    total: 'All leads',
    open: 'Open deals',
    value: 'Pipeline value'
  },
  leadsPerWeek: 'Leads per week',
  weekOf: 'Week of {{day}}',
  funnel: 'How far leads come',
  step: { leads: 'Came in', contacted: 'Contacted', qualified: 'Qualified', converted: 'Converted' },
  sources: 'Top sources',
  noSource: 'No source',
  others: 'Other sources',
  leadStages: 'Leads by stage',
  pipelineStages: 'Open deals by stage',
  wonByMonth: 'Won per month',
  stageDays: 'Average days at a stage',
  dayCount_one: '{{formatted}} day',
  dayCount_other: '{{formatted}} days',
  fromMoves_one: 'From {{count}} move',
  fromMoves_other: 'From {{count}} moves',
  activityByOwner: 'Activity by person',
  nothing: {
    leads: 'No leads came in during this time.',
    deals: 'No deal is open.',
    won: 'No deal was won in the last 12 months.',
    moves: 'No deal was moved from stage to stage yet.',
    activity: 'Nobody logged anything during this time.'
  }
}
