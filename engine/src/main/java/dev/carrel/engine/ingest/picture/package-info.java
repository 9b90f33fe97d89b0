// SPDX-License-Identifier: Apache-2.0
/**
 * Pictures of pages as documents: PNG, JPEG and TIFF, by character recognition.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.picture.PictureReader}. What reads them is {@code
 * ocr}; how what was read becomes a page is the PDF reader's {@code RecognizedText}.
 *
 * <p>What always holds: a picture's size is looked at before its pixels are, and one that is too
 * large is taken in part, every second or third row and column.
 */
@NullMarked
package dev.carrel.engine.ingest.picture;

import org.jspecify.annotations.NullMarked;
