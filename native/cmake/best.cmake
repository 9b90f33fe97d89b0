# SPDX-License-Identifier: Apache-2.0
# Says which CPU variant is built for this machine beside the base:
#   cmake -DSOURCE=FOLDER -DCACHE=SCRATCH -P native/cmake/best.cmake
cmake_minimum_required(VERSION 3.22)

include("${CMAKE_CURRENT_LIST_DIR}/pins.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/Platform.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/CpuVariants.cmake")

carrel_find_tools()
carrel_wanted_variants(best "${SOURCE}" variants)
message(STATUS "best: ${variants}")
