import pdfmake, { type Content, type TableCell } from 'pdfmake';
import type { RunReport } from '../ui/report-data.ts';
import { fontFolder, robotoFiles } from './pdf-fonts.ts';
import { pdfSections, type PdfTable } from './pdf-sections.ts';
import { renderTimelineSvg } from '../ui/render-report.tsx';
import { tokens } from '../ui/tokens.ts';

const { light } = tokens;

/** A4 in points, and what margins leave of its width. */
const margin = 42;
const innerWidth = 595 - 2 * margin;

/**
 * The report of a run as a PDF for people who print and file: the same facts as the page, its
 * fonts embedded, nothing loaded from anywhere. The same report always gives the same bytes,
 * which is why nothing in it is compressed: compressors differ between machines.
 */
export async function pdfView(report: RunReport): Promise<Uint8Array> {
  const folder = fontFolder();
  pdfmake.setFonts({ Roboto: { ...robotoFiles(folder) } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder));
  return pdfmake.createPdf(documentOf(report)).getBuffer();
}

type Definition = Parameters<typeof pdfmake.createPdf>[0];

function documentOf(report: RunReport): Definition {
  const { opened, runId, recordedAt } = report;
  const title = `${opened.scenario}: drill of ${opened.playbook}`;
  return {
    compress: false,
    pageSize: 'A4',
    pageMargins: [margin, 52, margin, 52],
    language: 'en',
    info: {
      title,
      subject: `Run ${runId}`,
      creator: opened.tool,
      creationDate: new Date(recordedAt),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: light.fg },
    styles: {
      eyebrow: { fontSize: 9, color: light.muted },
      title: { fontSize: 20, bold: true, lineHeight: 1.1 },
      heading: { fontSize: 12.5, bold: true, margin: [0, 18, 0, 3] },
      muted: { color: light.muted },
      head: { color: light.muted, fontSize: 8.5 },
      passed: { color: light.good, bold: true },
      failed: { color: light.bad, bold: true },
      inconclusive: { color: light.warn, bold: true },
    },
    footer: (page, pages) => ({
      columns: [
        { text: `Run ${runId}`, style: 'muted', fontSize: 8 },
        { text: `${page} of ${pages}`, style: 'muted', fontSize: 8, alignment: 'right' },
      ],
      margin: [margin, 16, margin, 0],
    }),
    // A heading does not stand alone at the foot of a page.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel === 1 && getFollowingNodesOnPage().length < 2,
    content: contentOf(report),
  };
}

function contentOf(report: RunReport): Content[] {
  const { lead, sections } = pdfSections(report);
  return [
    { text: lead.eyebrow, style: 'eyebrow' },
    { text: lead.title, style: 'title' },
    { text: lead.subtitle, style: 'muted', margin: [0, 0, 0, 10] },
    { text: lead.verdict, style: report.summary.verdict, fontSize: 12 },
    { text: lead.story, margin: [0, 2, 0, 0] },
    ...sections.flatMap(({ title, note, table, list, hasTimeline }): Content[] => {
      const head: Content[] = [
        { text: title, style: 'heading', headlineLevel: 1 },
        ...(note === undefined ? [] : [muted(note)]),
      ];
      if (hasTimeline === true) {
        const svg = renderTimelineSvg(report, 'light');
        return [{ stack: [...head, { svg, width: innerWidth }], unbreakable: true }];
      }
      return [
        ...head,
        ...(list === undefined ? [] : [{ ul: [...list] }]),
        ...(table === undefined ? [] : [tableOf(table)]),
      ];
    }),
  ];
}

const muted = (text: string): Content => ({ text, style: 'muted', margin: [0, 0, 0, 4] });

function tableOf({ head, rows, widths }: PdfTable): Content {
  const body: TableCell[][] = [
    head.map((text) => ({ text, style: 'head' })),
    ...rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'string' ? { text: cell } : { text: cell.text, style: cell.style },
      ),
    ),
  ];
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [...widths], body },
    layout: {
      hLineWidth: (line) => (line === 0 ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => light.line,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
    margin: [0, 2, 0, 0],
  };
}
