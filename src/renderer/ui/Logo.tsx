import classes from './Logo.module.css'

/** The mark: the ridge of Mount Carmel above the sea. */
export function Logo({ size = 20 }: { size?: number }) {
  return (
    <svg className={classes.logo} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect className={classes.ground} width="32" height="32" rx="8" />
      <path className={classes.far} d="M4 23.5 13.4 10.6a1.6 1.6 0 0 1 2.6 0L25.4 23.5Z" />
      <path className={classes.near} d="m12.5 23.5 6.9-9.1a1.6 1.6 0 0 1 2.5 0l6.6 9.1Z" />
    </svg>
  )
}
