// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/**
 * A page whose text could not be had.
 *
 * @param page from 1
 * @param reason for the person, e.g. "a scanned image without a text layer"
 */
public record UnreadablePage(int page, String reason) {}
