// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.UnreadablePage;
import java.util.List;

/**
 * What a reader made of a file.
 *
 * @param pages every page, numbered from 1 without gaps
 * @param unreadable those of them whose text could not be had; here they are without text
 */
public record Ingested(List<Page> pages, List<UnreadablePage> unreadable) {}
