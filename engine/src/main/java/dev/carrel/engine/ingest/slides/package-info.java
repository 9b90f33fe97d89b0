// SPDX-License-Identifier: Apache-2.0
/**
 * Slides.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.slides.PptxReader}.
 */
@NullMarked
package dev.carrel.engine.ingest.slides;

import org.jspecify.annotations.NullMarked;
