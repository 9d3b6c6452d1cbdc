"""The words for what the audit trail (审计日志) says was done."""

from django.utils.translation import gettext_lazy as _

_WORDS = {
    "add_department": _("新增部门"), "add_person": _("登记人员"), "add_project": _("新增项目"), "add_region": _("新增地区"),
    "add_second_factor": _("启用第二步验证"), "adjust": _("申请调整"), "answer": _("回复意见"),
    "approve": _("批复"), "ask_second_factor": _("要求第二步验证"), "begin": _("首次设置"),
    "begin_year": _("开始年度"), "change_department": _("修改部门"),
    "change_password": _("修改密码"), "change_rows": _("改行"), "change_year": _("修改年度"),
    "comment": _("提意见"), "copy_rows": _("抄指标"),
    "delegate": _("委托"), "drop_notice": _("放弃下达"), "drop_second_factor": _("取消他人的第二步验证"),
    "end_delegation": _("收回委托"), "end_role": _("结束角色"), "end_token": _("停用令牌"),
    "enter_organisation": _("导入组织"), "extend": _("延期"), "forward": _("同意并报财政"),
    "give_role": _("分配角色"), "hand_back": _("退回经办人"), "issue_notice": _("下达资金"), "judge": _("审核打分"),
    "hold": _("暂缓审核"), "let_go": _("离任停用"), "link_sign_on": _("关联统一身份认证"),
    "log_in": _("登录"), "log_in_refused": _("登录被拒"),
    "log_out": _("退出"), "look": _("看过工作台的新变化"), "make_token": _("新建令牌"),
    "paste": _("粘贴"), "prepare_notice": _("准备下达"), "publish": _("公开"), "remind": _("催办"),
    "remove_project": _("拿掉空白项目"), "remove_second_factor": _("停用第二步验证"), "renew_password": _("重置密码"),
    "renew_recovery_codes": _("换新恢复码"), "reopen": _("重开意见"),
    "replace_plan": _("换成另一份文本"), "resolve": _("解决意见"),
    "restore_version": _("恢复旧版"), "resume": _("继续审核"), "return_": _("退回修改"), "save_cells": _("改格"),
    "save_unit": _("登记单位"), "share_out": _("分配资金"), "start_plan": _("开始文本"), "submit": _("提交部门审核"),
    "take_back": _("撤回"), "take_back_person": _("重新启用"), "take_in": _("放进下达的项目"), "undo_version": _("撤销一步"), "waive": _("写明不改的理由"),
    "withdraw": _("撤下公开"), "withdraw_earlier": _("撤下公开的旧稿"),
}  # fmt: skip


def act_word(act: str) -> str:
    """The words for an act; its name where there are none."""
    return str(_WORDS.get(act, act))
