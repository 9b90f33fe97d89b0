// SPDX-License-Identifier: Apache-2.0
/**
 * Slides.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.slides.PptxReader} and {@link
 * dev.carrel.engine.ingest.slides.OdpReader}.
 */
@NullMarked
package dev.carrel.engine.ingest.slides;

import org.jspecify.annotations.NullMarked;
