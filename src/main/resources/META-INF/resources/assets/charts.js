// Draws each figure's table as stacked bars; without this file the tables stand for themselves.
const SHARE = 26;

const colours = getComputedStyle(document.documentElement);

function series(table) {
  const rows = [...table.tBodies[0].rows];
  return [...table.tHead.rows[0].cells]
    .map((head, column) => ({ head, column }))
    .filter(({ head }) => head.dataset.level)
    .map(({ head, column }) => ({
      name: head.textContent,
      type: 'bar',
      stack: 'all',
      color: colours.getPropertyValue(`--${head.dataset.level}`).trim(),
      data: rows.map((row) => Number(row.cells[column].textContent)),
    }));
}

function draw(figure) {
  const table = figure.querySelector('table');
  if (!table || !window.echarts) return;
  const words = [...table.tBodies[0].rows].map((row) => row.cells[0].textContent);
  const upright = figure.dataset.chart === 'month' || figure.dataset.chart === 'age';
  const box = document.createElement('div');
  box.className = 'canvas';
  if (!upright) box.style.height = `${Math.max(8, words.length * SHARE / 16 + 4)}rem`;
  figure.querySelector('details').before(box);
  const named = { type: 'category', data: words, inverse: !upright, axisLabel: { width: 150, overflow: 'truncate' } };
  const counted = { type: 'value', minInterval: 1 };
  const chart = window.echarts.init(box, null, { renderer: 'canvas' });
  chart.setOption({
    // Patterns beside colours: bars are told apart in black and white, too.
    aria: { enabled: true, decal: { show: true } },
    animation: false,
    legend: { top: 0 },
    grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
    xAxis: upright ? named : counted,
    yAxis: upright ? counted : named,
    series: series(table),
  });
  new ResizeObserver(() => chart.resize()).observe(box);
}

// A module runs when the document and the deferred library are there.
document.querySelectorAll('figure[data-chart]').forEach(draw);
