package dev.carrel.engine;

import dev.carrel.engine.model.MemoryUse;

/**
 * The memory gauge's figures at one moment, in bytes.
 *
 * @param use weights, compute and context as allocated; all 0 before a model is loaded
 * @param contextTokens tokens read
 * @param contextCapacity tokens that the allocated context holds
 * @param budgetBytes what may be used
 */
public record MemorySnapshot(
    MemoryUse use, int contextTokens, int contextCapacity, long budgetBytes) {}
