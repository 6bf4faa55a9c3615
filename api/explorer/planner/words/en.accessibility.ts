/** The accessibility statement in English. */

import type { accessibilitySv } from './sv.accessibility.ts'

export const accessibilityEn: typeof accessibilitySv = {
  accessibility: {
    intro:
      'Everybody should be able to use this page. This statement tells how it follows the Swedish act on accessibility to digital public services, which shortcomings we know of and how you report new ones.',
    howTitle: 'How accessible is the page?',
    how: 'The page is built to meet WCAG 2.1 at level AA. Whatever is in the picture is in the table too, everything can be reached by keyboard, and the page follows your settings for light or dark colours and for reduced motion.',
    knownTitle: 'Known shortcomings',
    known: [
      'The picture of the network is drawn on a canvas. Screen readers get a list of the actors and their links in its place, and the table.',
      'In networks with many actors not all names are written in the picture. Zoom in, point, use the arrow keys or open the table.',
      'The wording of plans, names and quotes are in Swedish when the page is shown in English, too. They are marked as Swedish.',
      'The page of the API (GraphiQL) is a tool for developers and not covered by this statement.',
    ],
    reportTitle: 'Report shortcomings',
    report: 'Is there something that does not work for you? Write to',
    noContact:
      'Whoever runs this registry has given no address for reports. Turn to the municipality or organisation that shows the page.',
    supervisionTitle: 'Supervision',
    supervision:
      'The Agency for Digital Government supervises. If you are not content with how your report was dealt with, tell it at',
    testedTitle: 'How the page was tested',
    tested:
      'Each version is tested automatically in a browser: with axe in all views, in light and dark colours, by keyboard alone and at a width of 320 pixels. The tests are made by those who develop the registry. People with disabilities have not tested the page yet.',
  },
}
