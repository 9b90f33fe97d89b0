// SPDX-License-Identifier: Apache-2.0
/**
 * The page: documents as they look, continuously scrolled, with the words of a quote or a search
 * marked.
 *
 * <p>Start at {@link dev.carrel.app.page.PageModel}, then {@link dev.carrel.app.page.PageView}.
 * {@link dev.carrel.app.page.PdfPane} shows paper, {@link dev.carrel.app.page.TextPane} notes and
 * whatever paper cannot be shown. Pages are drawn by PDFBox on one background thread, since a PDF
 * of PDFBox belongs to one thread; the FX thread only lays finished images out.
 */
@NullMarked
package dev.carrel.app.page;

import org.jspecify.annotations.NullMarked;
