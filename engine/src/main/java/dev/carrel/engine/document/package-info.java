// SPDX-License-Identifier: Apache-2.0
/**
 * What everything else points at: documents, their pages, and places on a page.
 *
 * <p>Start at {@link dev.carrel.engine.document.Document}. A place is a {@link
 * dev.carrel.engine.document.TextSpan}: a document, a page counted from 1, and a range of
 * characters of that page's text. Page boundaries and character offsets never change once a
 * document was read from its file. Whoever compares texts compares {@link
 * dev.carrel.engine.document.FoldedText}, which knows the places that it came from.
 */
@NullMarked
package dev.carrel.engine.document;

import org.jspecify.annotations.NullMarked;
