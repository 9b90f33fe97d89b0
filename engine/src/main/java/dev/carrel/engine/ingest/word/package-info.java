// SPDX-License-Identifier: Apache-2.0
/**
 * What word processors write.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.word.DocxReader}, {@link
 * dev.carrel.engine.ingest.word.OdtReader} and {@link dev.carrel.engine.ingest.word.RtfReader}.
 */
@NullMarked
package dev.carrel.engine.ingest.word;

import org.jspecify.annotations.NullMarked;
