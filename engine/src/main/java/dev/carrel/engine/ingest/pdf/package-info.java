// SPDX-License-Identifier: Apache-2.0
/**
 * PDFs, by way of PDFBox, which nothing else in the engine knows.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.pdf.PdfReader}. A page goes through these stages,
 * each a class:
 *
 * <ol>
 *   <li>{@code GlyphCollector} runs the page's content stream: {@code Glyph}s with their boxes;
 *   <li>{@code ChunkBuilder} joins glyphs that touch into {@code Chunk}s, one frame per direction;
 *   <li>{@code ReadingOrder} cuts the page into blocks: running heads, line numbers, columns
 *       ({@code GutterFinder} proposes, {@code GutterJudge} tells columns from tables);
 *   <li>{@code LineBuilder} makes lines of a block, {@code LineText} their characters;
 *   <li>{@code PageTextBuilder} writes the text and the box of each character.
 * </ol>
 *
 * <p>What always holds: a page's text and its layout have the same length; a page whose characters
 * are unknown has no text and a reason.
 */
@NullMarked
package dev.carrel.engine.ingest.pdf;

import org.jspecify.annotations.NullMarked;
