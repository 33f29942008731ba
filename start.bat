@echo off
rem Double-click: installs into the user's profile and opens the pages in the browser.
rem ASCII only down to the messages, which need code page 65001 (UTF-8) and so stand last.
setlocal
title inservice-docs
if not exist "%~dp0tools\start.py" goto unpacked
set "PYTHON="
for %%P in ("py -3" "py -3.13" "py -3.12" "py -3.11" "python") do call :try %%~P
if not defined PYTHON goto missing
%PYTHON% "%~dp0tools\start.py"
set "CODE=%ERRORLEVEL%"
pause
exit /b %CODE%

:try
rem tomllib came with Python 3.11, so a Python that has it is new enough.
if defined PYTHON exit /b
%* -c "import tomllib" >nul 2>nul
if %ERRORLEVEL% EQU 0 set "PYTHON=%*"
exit /b

:missing
chcp 65001 >nul
echo.
echo 找不到 Python 3.11 或更新的版本。
echo 請到 https://www.python.org/downloads/ 下載安裝，
echo 安裝時請勾選「Add python.exe to PATH」，裝好後再按兩下 start.bat。
echo.
pause
exit /b 1

:unpacked
chcp 65001 >nul
echo.
echo 請先把整個壓縮檔解開到一個資料夾，再按兩下裡面的 start.bat。
echo.
pause
exit /b 1
