// SPDX-License-Identifier: Apache-2.0
/**
 * Markdown, CommonMark with tables, as all parts of the desk take it: answers, notes and exports.
 *
 * <p>Start at {@link dev.carrel.app.markdown.Markdown}: a text becomes {@link
 * dev.carrel.app.markdown.Block}s, and their words {@link dev.carrel.app.markdown.Run}s, which know
 * where the text has them. {@link dev.carrel.app.markdown.BlockNodes} shows them. What always
 * holds: HTML is shown as it was written and never run, pictures are their words and never fetched;
 * the parser's own types stay in this package.
 */
@NullMarked
package dev.carrel.app.markdown;

import org.jspecify.annotations.NullMarked;
