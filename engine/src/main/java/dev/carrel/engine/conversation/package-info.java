// SPDX-License-Identifier: Apache-2.0
/**
 * What a conversation is, as values: its entry in the list, a turn with its answer and quotes, a
 * turn as it is kept, the summary of old ones. {@link dev.carrel.engine.Conversations} does the
 * work; the store keeps them.
 */
@NullMarked
package dev.carrel.engine.conversation;

import org.jspecify.annotations.NullMarked;
