// The curve of counts. The page works without it: the figures stand in a table beneath.
const box = document.getElementById('chart');

if (box && window.echarts) {
  const { times, series } = JSON.parse(box.dataset.chart);
  // Told apart by symbol and line, not by colour alone.
  const looks = [
    { symbol: 'circle', lineStyle: { type: 'solid', width: 2 } },
    { symbol: 'triangle', lineStyle: { type: 'dashed', width: 2 } },
  ];
  const chart = window.echarts.init(box);
  chart.setOption({
    color: ['#0b4bb3', '#9a3f00'],
    aria: { enabled: true },
    animation: false,
    grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0 },
    // Rich text, since the policy of the page allows no style in markup.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: times, boundaryGap: false },
    yAxis: series.map((one, i) => ({ type: 'value', name: one.name, splitLine: { show: i === 0 } })),
    series: series.map((one, i) => ({
      name: one.name, type: 'line', data: one.values, yAxisIndex: i, symbolSize: 9, connectNulls: true, ...looks[i],
    })),
  });
  window.addEventListener('resize', () => chart.resize());
}
