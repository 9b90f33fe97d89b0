// SPDX-License-Identifier: Apache-2.0
/**
 * A conversation as a file: Markdown, HTML or PDF.
 *
 * <p>Start at {@link dev.carrel.app.conversation.export.ExportModel}, which writes a {@link
 * dev.carrel.app.conversation.export.Transcript} beside the FX thread. What always holds: the file
 * is there whole or is as it was before, and what a model or a document says is shown, never run.
 */
@NullMarked
package dev.carrel.app.conversation.export;

import org.jspecify.annotations.NullMarked;
