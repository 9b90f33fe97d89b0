# SPDX-License-Identifier: Apache-2.0
# The native build, from nothing to native/target/lib:
#   cmake -DJAVA_HOME=... [-DLLAMA_VARIANTS=best] [-DLLAMA_SOURCE=FOLDER] [-DCARREL_VULKAN=ON] -P native/cmake/build.cmake
# First llama.cpp in the cache (minutes, once per machine), then our library (seconds). LLAMA_VARIANTS: all, or best,
# with which only the CPU variant is built that this machine takes. CARREL_VULKAN: ggml's Vulkan backend, too.
cmake_minimum_required(VERSION 3.22)

include("${CMAKE_CURRENT_LIST_DIR}/pins.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/Platform.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/LlamaSource.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/CpuVariants.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/LlamaBuild.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/VulkanBuild.cmake")

get_filename_component(NATIVE "${CMAKE_CURRENT_LIST_DIR}" DIRECTORY)
# The stamp of a library that is whole; dated when its build began, so that a source saved meanwhile is newer.
file(REMOVE "${NATIVE}/target/built")
file(MAKE_DIRECTORY "${NATIVE}/target")
file(TOUCH "${NATIVE}/target/building")
if(NOT JAVA_HOME)
  set(JAVA_HOME "$ENV{JAVA_HOME}")
endif()
file(TO_CMAKE_PATH "${JAVA_HOME}" JAVA_HOME)
if(NOT EXISTS "${JAVA_HOME}/include/jni.h")
  message(FATAL_ERROR "No JDK at '${JAVA_HOME}': include/jni.h is not there. Give -DJAVA_HOME=FOLDER of a JDK 25.")
endif()
if(NOT LLAMA_SOURCE OR LLAMA_SOURCE MATCHES "^\\$")
  set(LLAMA_SOURCE "$ENV{CARREL_LLAMA_SOURCE}")
endif()
if(LLAMA_SOURCE)
  file(TO_CMAKE_PATH "${LLAMA_SOURCE}" LLAMA_SOURCE)
  get_filename_component(LLAMA_SOURCE "${LLAMA_SOURCE}" ABSOLUTE)
endif()

carrel_find_tools()
carrel_cache_dir(CACHE)
set(SOURCE "${CACHE}/llama.cpp/${LLAMA_TREE}/source")
file(GLOB patches "${NATIVE}/patches/*.patch")
list(SORT patches)
# What the patches include, kept with our sources: part of the key as they are.
set(seam "${NATIVE}/src/main/cpp/codec/llama-kv-codec.h")
carrel_build_key("${patches};${seam}" key)
set(HOME "${CACHE}/llama.cpp/${LLAMA_TREE}/${key}")

# One builder at a time: two clones may share the cache.
file(MAKE_DIRECTORY "${CACHE}/llama.cpp")
file(LOCK "${CACHE}/llama.cpp/lock" GUARD PROCESS TIMEOUT 0 RESULT_VARIABLE busy)
if(NOT busy EQUAL 0)
  message(STATUS "llama.cpp: another build is using ${CACHE}/llama.cpp; waiting for it")
  file(LOCK "${CACHE}/llama.cpp/lock" GUARD PROCESS TIMEOUT 3600)
endif()
carrel_obtain_source("${LLAMA_SOURCE}")
set(BUILD_SOURCE "${SOURCE}")
if(patches)
  set(BUILD_SOURCE "${CACHE}/llama.cpp/${LLAMA_TREE}/source-${key}")
  carrel_apply_patches("${patches}" "${seam}" "${BUILD_SOURCE}")
endif()
carrel_wanted_variants("${LLAMA_VARIANTS}" "${BUILD_SOURCE}" variants)
carrel_ensure_llama("${BUILD_SOURCE}" "${HOME}" "${variants}")
set(LIBRARIES "${HOME}/lib")
if(CARREL_VULKAN)
  file(GLOB vulkan_patches "${NATIVE}/patches/vulkan/*.patch")
  list(SORT vulkan_patches)
  carrel_vulkan_key("${BUILD_SOURCE}" "${vulkan_patches}" vulkan_key)
  set(VULKAN_HOME "${CACHE}/llama.cpp/${LLAMA_TREE}/vulkan-${vulkan_key}")
  carrel_ensure_vulkan("${BUILD_SOURCE}" "${vulkan_patches}" "${VULKAN_HOME}")
  list(APPEND LIBRARIES "${VULKAN_HOME}/lib")
  carrel_ensure_shaders("${NATIVE}/src/main/cpp/codec/vulkan/shaders" "${VULKAN_HOME}" SHADERS)
  set(device "-DCARREL_BACKENDS=${VULKAN_HOME}/lib" "-DCARREL_SHADERS=${SHADERS}")
endif()
file(LOCK "${CACHE}/llama.cpp/lock" RELEASE)

set(BUILD "${NATIVE}/target/cmake")
# Configured again only when an input of the configuration changed; ninja sees the rest.
set(inputs "${LIBRARIES};${BUILD_SOURCE};${JAVA_HOME};${CXX}")
if(CARREL_VULKAN)
  list(APPEND inputs "${SHADERS}")
endif()
set(stamp "${BUILD}/inputs.txt")
set(last "")
if(EXISTS "${stamp}")
  file(READ "${stamp}" last)
endif()
if(NOT last STREQUAL inputs)
  message(STATUS "carrel_llama: building the binding, some seconds")
  file(REMOVE_RECURSE "${BUILD}" "${NATIVE}/target/lib")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -G Ninja -S "${NATIVE}" -B "${BUILD}" "-DCMAKE_MAKE_PROGRAM=${NINJA}"
            -DCMAKE_BUILD_TYPE=Release "-DCMAKE_C_COMPILER=${CC}" "-DCMAKE_CXX_COMPILER=${CXX}"
            "-DJAVA_HOME=${JAVA_HOME}" "-DLLAMA_SOURCE=${BUILD_SOURCE}" "-DLLAMA_LIBRARIES=${HOME}/lib"
            "-DCARREL_LIB=${NATIVE}/target/lib" ${device}
    OUTPUT_VARIABLE log ERROR_VARIABLE log RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "carrel_llama could not be configured:\n${log}")
  endif()
  file(WRITE "${stamp}" "${inputs}")
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -E env "NINJA_STATUS=[carrel_llama %f/%t] " ${NINJA} --quiet -C "${BUILD}"
                RESULT_VARIABLE failed OUTPUT_VARIABLE log ERROR_VARIABLE log)
if(failed)
  message(FATAL_ERROR "carrel_llama did not build:\n${log}")
endif()
file(RENAME "${NATIVE}/target/building" "${NATIVE}/target/built")
