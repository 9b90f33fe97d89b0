// SPDX-License-Identifier: Apache-2.0
/**
 * Notes: Markdown and plain text, read exactly as they are.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.note.NoteReader}. {@code TextDecoder} finds the
 * encoding, {@code NotePager} cuts the text into pages; joined, the pages are the text.
 */
@NullMarked
package dev.carrel.engine.ingest.note;

import org.jspecify.annotations.NullMarked;
