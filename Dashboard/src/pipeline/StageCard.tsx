import { duration, perSecond } from '../ui/format';
import { Figure } from '../ui/Figure';
import type { Stage } from './stages';

/** One stage of the flow. */
export function StageCard({ stage, isSlowest }: { stage: Stage; isSlowest: boolean }) {
  const { id, title, does, rate, ownMs, figures, isOff, error } = stage;
  return (
    <li class={`stage${isOff ? ' off' : ''}${isSlowest ? ' slowest' : ''}`} data-stage={id}>
      <div class="stage-name">
        <h3>{title}</h3>
        <p class="quiet does">{does}</p>
        {isSlowest && <span class="badge warn">slowest: {duration(ownMs)}</span>}
        {isOff && <span class="badge">off</span>}
      </div>
      {isOff
        ? <p class="quiet small">Nothing is published to a topic downstream.</p>
        : (
          <>
            <p class="stage-rate">
              <Figure name={`${id}.rate`} value={rate}>{rate === null ? '–' : perSecond(rate)}</Figure>
              {!isSlowest && ownMs !== null && <span class="quiet own">own time {duration(ownMs)}</span>}
            </p>
            {error && <p class="bad small">{error}</p>}
            <dl class="stage-figures">
              {figures.map(({ label, name, value, text, tone }) => (
                <div key={name}><dt>{label}</dt><dd><Figure name={name} value={value} class={tone}>{text}</Figure></dd></div>
              ))}
            </dl>
          </>
        )}
    </li>
  );
}
