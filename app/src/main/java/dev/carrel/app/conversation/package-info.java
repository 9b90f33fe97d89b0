// SPDX-License-Identifier: Apache-2.0
/**
 * The conversation: questions, answers while they are written, and the quotes they stand on.
 *
 * <p>Start at {@link dev.carrel.app.conversation.ConversationModel}; a {@link
 * dev.carrel.app.conversation.AskedTurn} is one question with its answer, a {@link
 * dev.carrel.app.conversation.Talk} one conversation. Views take everything from these. A quote is
 * never shown without how well it agrees with its page.
 */
@NullMarked
package dev.carrel.app.conversation;

import org.jspecify.annotations.NullMarked;
