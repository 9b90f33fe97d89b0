// SPDX-License-Identifier: Apache-2.0
/**
 * Quotes as they are shown and written down: their words, their numbers among an answer's words.
 *
 * <p>Start at {@link dev.carrel.app.conversation.quote.QuoteText}. The conversation and its exports
 * stand on it.
 */
@NullMarked
package dev.carrel.app.conversation.quote;

import org.jspecify.annotations.NullMarked;
