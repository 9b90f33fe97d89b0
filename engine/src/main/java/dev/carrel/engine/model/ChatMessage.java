// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/** One message of a conversation in a model's chat form. */
public record ChatMessage(Role role, String content) {
  /** Who speaks. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }
}
