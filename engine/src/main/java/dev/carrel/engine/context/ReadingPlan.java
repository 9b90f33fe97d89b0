// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.model.KvProfile;
import java.util.List;

/**
 * What it takes to read documents whole, before it is done.
 *
 * @param model its name
 * @param documents in reading order
 * @param tokens all documents, and the room kept for instructions, question and answer
 * @param roomTokens of these, what is kept for instructions, question and answer
 * @param trainedContext longest context the model was trained for, in tokens
 * @param budget what may be taken of each memory
 * @param machineBytes what this process could have of the machine's memory at all
 * @param weightsBytes the model
 * @param profiles one per profile, largest first
 */
public record ReadingPlan(
    String model,
    List<DocumentPlan> documents,
    int tokens,
    int roomTokens,
    int trainedContext,
    MemoryBudget budget,
    long machineBytes,
    long weightsBytes,
    List<ProfilePlan> profiles) {
  public ReadingPlan {
    documents = List.copyOf(documents);
    profiles = List.copyOf(profiles);
  }

  ReadingPlan with(List<ProfilePlan> others) {
    return new ReadingPlan(
        model,
        documents,
        tokens,
        roomTokens,
        trainedContext,
        budget,
        machineBytes,
        weightsBytes,
        others);
  }

  /**
   * The same under another budget for the machine's memory; whether a profile fits is then for
   * {@link Choices} to say.
   */
  public ReadingPlan withBudget(long bytes) {
    return new ReadingPlan(
        model,
        documents,
        tokens,
        roomTokens,
        trainedContext,
        budget.withRam(bytes),
        machineBytes,
        weightsBytes,
        profiles);
  }

  /** What may be taken of the machine's memory. */
  public long budgetBytes() {
    return budget.ramBytes();
  }

  public ProfilePlan profile(KvProfile profile) {
    return profiles.stream().filter(p -> p.profile() == profile).findFirst().orElseThrow();
  }
}
