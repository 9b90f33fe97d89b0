// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

/**
 * One message of a conversation.
 *
 * @param role as the model's template knows it: {@code system}, {@code user}, {@code assistant}
 * @param content plain text
 */
public record ChatMessage(String role, String content) {}
