// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

/**
 * How long a file is, at a glance.
 *
 * @param pages of paper as the file counts them; else as many as its text makes
 * @param textBytes of the text where there is no paper, 0 where there is
 */
public record FileExtent(int pages, long textBytes) {}
