<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE 函 SYSTEM "104_2_utf8.dtd" [
<!ENTITY ATTCH1 SYSTEM "../../etc/passwd" NDATA _X>
<!ENTITY ATTCH2 SYSTEM "C:\\Windows\\evil.exe" NDATA _X>
<!ENTITY ATTCH3 SYSTEM "D:evil.bat" NDATA _X>
<!ENTITY ATTCH4 SYSTEM "/tmp�x.sh" NDATA _X>
<!ENTITY ATTCH5 SYSTEM "http://127.0.0.1:9/a.pdf" NDATA _X>
<!ENTITY ATTCH6 SYSTEM "CON.txt" NDATA _X>
<!E��ITY ATTCH7 SYSTEM "good.pdf" NDATA _X>
<!ENTITY 表單 SYSTEM "sheet.sw" NDATA DI>
<!NOTATION DI SYSTEM "">
<!NOTATION _X SYSTEM "">
]>
<函>
<發文機關><全銜>星河市政府</全銜><機關代碼>3870Z0000A</機關代碼></發文機關>
<函類別 代碼="函"/>
<地址>54001 望安縣和平路1號</地址>
<聯絡方式>聯絡人：吳小範</聯絡方式>
<聯絡方式>聯絡電話：049-2222106</聯絡方式>
<受文者><交換表 交換表單="表單">如正副本行文單位</交換表></受文者>
<發文日期><年月日>中華民國230年9月1日</年月日></發文日期>
<發文字號><字>府授教學</字><文號><年度>115</年度><流水號>0000002</流水號></文號></發文字號>
<速別 代碼="普通件"/>
<密等及解密條件或保密期限><密等/><解密條件或保密期限></解密條件或保密期限></密等及解密條件或保密期限>
<附件><文字>如文</文字><附件檔名 附件名="ATTCH/ ATTCH2 ATTCH3 ATTCATTCH6H4 ATTCH5 ATTCH6 ATTCH7"/></附件>
<主旨><文字>附件檔名指向別處</文字></主旨>
<段落 段名="說明："><文字>依據本府年度研習計畫辦理。</文字></段落>
<正本><全銜>私立星河女子高級中學</全銜></正本>
<副本></副本>
<署名>縣長　許○○</署名>
</函>
