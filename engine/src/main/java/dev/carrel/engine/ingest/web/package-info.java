// SPDX-License-Identifier: Apache-2.0
/**
 * Pages of the web that were saved.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.web.HtmlReader}; {@link
 * dev.carrel.engine.ingest.web.HtmlText} writes a page's words, also for mails that are one.
 */
@NullMarked
package dev.carrel.engine.ingest.web;

import org.jspecify.annotations.NullMarked;
