// SPDX-License-Identifier: Apache-2.0
/**
 * Text that flows: documents without paper, as pages of text.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.flow.FlowedText}, into which a reader writes
 * paragraphs, headings and marks; it makes pages of them and hands each on. {@link
 * dev.carrel.engine.ingest.flow.ZipParts} gives the parts of a file that is a zip, within limits.
 */
@NullMarked
package dev.carrel.engine.ingest.flow;

import org.jspecify.annotations.NullMarked;
