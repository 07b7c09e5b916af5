import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { stages } from '#shared/opportunities/stages.ts'
import colors from '../../records/stage-colors.module.css'
import classes from './Board.module.css'
import columnClasses from './BoardColumn.module.css'

/** The board while its first answer is on the way: the stages are known, the cards are grey. */
export function BoardSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.board} aria-busy data-testid="board-skeleton">
      {stages.map((stage, at) => (
        <div key={stage} className={`${colors.stage} ${columnClasses.column}`} data-stage={stage}>
          <div className={columnClasses.header}>
            <div className={columnClasses.title}>
              <span className={columnClasses.mark} />
              {t(`enums.stage.${stage}`)}
            </div>
            <Skeleton height={8} width={96} mt={8} mb={2} />
          </div>
          <div className={classes.skeletons}>
            {Array.from({ length: 1 + ((at * 5 + 2) % 4) }, (_, card) => card).map((card) => (
              <Skeleton key={card} height={88} radius={8} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
