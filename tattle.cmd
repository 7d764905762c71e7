@echo off
rem Runs Tattle. In a checkout it builds it first if it was not built.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
if not defined OPENBLAS_NUM_THREADS set OPENBLAS_NUM_THREADS=1
rem Only jars: with a folder among them Java would not take classes from the archive.
set "lib=%home%lib"
set "classes=%home%lib\*"
if not exist "%lib%" (
  set "lib=%home%kernel\target\lib"
  set "classes=%home%kernel\target\kernel.jar;%home%kernel\target\lib\*"
)
set options=-XX:MaxRAMPercentage=50 -XX:+UseParallelGC -XX:-UsePerfData -Xshare:auto -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -Dfile.encoding=UTF-8 "-Dtattle.launcher=%home%tattle.cmd" %TATTLE_JAVA_OPTIONS%
set main=org.tattle.dsl.cli.Main
if "%~1 %~2"=="kernel run" set main=org.tattle.kernel.KernelProcess
if exist "%lib%\built" goto run
if exist "%home%lib" goto archive
echo tattle: building, which is needed once ^(about a minute, with downloads^) ... 1>&2
del /q "%lib%\*.jar" 2> nul
pushd "%home%"
call mvn -q -B -Dstyle.color=never -DskipTests -Dspotless.check.skip=true package 1>&2
if errorlevel 1 (
  popd
  echo tattle: the build failed; what Maven said stands above 1>&2
  exit /b 3
)
popd
:archive
rem A folder that cannot be written to does without the archive.
if "%main%"=="org.tattle.kernel.KernelProcess" if exist "%home%lib" goto run
(type nul > "%lib%\built") 2> nul || goto run
del /q "%lib%\tattle.jsa" 2> nul
"%java%" %options% "-XX:ArchiveClassesAtExit=%lib%\tattle.jsa" -cp "%classes%" org.tattle.kernel.StartRehearsal > nul 2>&1
:run
"%java%" %options% "-XX:SharedArchiveFile=%lib%\tattle.jsa" -cp "%classes%" %main% %*
exit /b %errorlevel%
