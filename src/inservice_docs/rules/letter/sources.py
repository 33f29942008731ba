"""Where the rules come from, in the words that findings and `letter rules` show."""

from __future__ import annotations

from inservice_docs.rules.rule import HABIT, HANDBOOK, NUMERALS, PROCEDURE

STRUCTURE = f"{HANDBOOK}「公文結構」"
WORDING = f"{HANDBOOK}「公文用語」"
SUBJECT = f"{HANDBOOK}「主旨」"
EXPLANATION = f"{HANDBOOK}「說明」與「辦法」"
ITEMS = f"{HANDBOOK}「分項條列」"
MEMO = f"{HANDBOOK}「簽之撰擬」"
FIELDS = f"{HANDBOOK}「速別、密等、附件」"
NUMBERING = f"{HANDBOOK}「發文字號」"
RECIPIENTS = f"{HANDBOOK}「正本、副本及受文者」"
PUNCTUATION = f"{HANDBOOK}「標點符號」"
SPACING = "行政院104年3月25日院臺綜字第1040127907號函（不再挪抬）"
DIGITS = NUMERALS
FORMAT = "政府文書格式參考規範"
LEGAL_WORDS = "法律統一用字表"
RETENTION = "文書及檔案管理的保存年限"
COUNTIES = "縣市改制（99年12月25日、103年12月25日）"
CALENDAR = "曆法"
STUDY = PROCEDURE
SENSE = HABIT
"""No rule of any authority: what one letter says in two places must agree."""
PLAN = f"{HABIT}：與研習計畫不符"
