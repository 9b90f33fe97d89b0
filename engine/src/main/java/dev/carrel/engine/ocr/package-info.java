// SPDX-License-Identifier: Apache-2.0
/**
 * From a picture of a page to the characters that stand on it, each with its box and how sure it
 * is.
 *
 * <p>Start at {@link dev.carrel.engine.ocr.TextRecognizer}, the port, which {@link
 * dev.carrel.engine.ocr.PpOcr} fills with two small networks: one finds lines, one reads them. What
 * they say is turned into lines by plain Java here. {@code docs/decisions/0025-scans.md} says why
 * these.
 *
 * <p>What always holds: the same picture gives the same characters; nothing here opens a file but
 * the networks' own, and nothing knows a document.
 */
@NullMarked
package dev.carrel.engine.ocr;

import org.jspecify.annotations.NullMarked;
