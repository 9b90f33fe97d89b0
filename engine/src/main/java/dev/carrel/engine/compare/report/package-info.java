// SPDX-License-Identifier: Apache-2.0
/**
 * What a comparison found, as a file for others: Markdown, a web page, a Word document, or a table.
 *
 * <p>Start at {@link dev.carrel.engine.compare.report.ReportFile}. {@link
 * dev.carrel.engine.compare.report.Report} is what it says, in the words of whoever asks ({@link
 * dev.carrel.engine.compare.report.ReportWords}); a class for each format writes it. What documents
 * say is shown and never acts: no markup, link, formula or hidden sign of theirs comes through.
 */
@NullMarked
package dev.carrel.engine.compare.report;

import org.jspecify.annotations.NullMarked;
